#!/usr/bin/env python3
"""What the program can do or say and no case shows: commands, options, exit codes, findings, gaps, checks of quality, fields of --where, lights
and their reasons, verdicts, diagnostics.

completeness.py [--slipway PROGRAM]   one line for each, exit code 1 when there is one; run.py without names ends with the same check

Commands, options and exit codes are asked of the program's own help; codes are read from the sources. A command or option has a case when a
case runs it, a code when a case expects it to be said; of a diagnostic, the bad records of tests/errors count as well.
"""
import argparse
import pathlib
import re
import subprocess
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import casefile  # noqa: E402

CASES = pathlib.Path(__file__).resolve().parent
ROOT = CASES.parent.parent
WITHOUT_CASE = {
    'exit code 5': 'our own bug: nobody knows how to bring one about',
    'diagnostic too-many-rows': 'a million rows take their time: unit/forms_updates_test.cpp sets the limit lower',
    'diagnostic calendar-never-works': 'the readers refuse such a calendar first: unit/foreign_compute_test.cpp makes one by hand',
    'diagnostic element-too-large': 'unit/xml_pieces_test.cpp sets the limit lower',
    'diagnostic no-records': 'two hundred thousand relations take their time: unit/record_limits_test.cpp makes them by hand',
    'diagnostic file-too-large': 'unit/records_errors_test.cpp writes the file when it runs',
}
CODE = '[a-z0-9]+(?:-[a-z0-9]+)*'


def help_of(program, *words):
    return subprocess.run([program, *words, '--help'], capture_output=True, text=True, check=True).stdout


def options_in(text):
    """The long name of each option that a help text explains, the short one of those that have no other."""
    names = re.findall(r'^  (-\w(?:,--[\w-]+)?|--[\w-]+)', text, re.MULTILINE)
    return sorted({name.rpartition(',')[2] for name in names})


def commands_in(text):
    """The commands of the groups after the options: the name stands at two blanks and what it does on the same line."""
    return re.findall(r'^  ([a-z][a-z-]*)  +\S', text[text.index('\nOptions:'):], re.MULTILINE)


def table_words(header, table):
    """The words of one of the tables of include/slipway."""
    text = (ROOT / 'include' / 'slipway' / header).read_text(encoding='utf-8')
    return re.findall(r', "([a-z-]+)"\}', text[text.index(f' {table}{{'):].split(';')[0])


def finding_codes():
    return re.findall(rf'Row\{{\s*\{{\s*"({CODE})"', (ROOT / 'src' / 'findings' / 'findings.cpp').read_text(encoding='utf-8'))


def gap_codes():
    return re.findall(rf'Row\{{\s*\{{\s*"({CODE})"', (ROOT / 'src' / 'findings' / 'gaps.cpp').read_text(encoding='utf-8'))


def quality_codes():
    return re.findall(rf'Row\{{\s*\{{\s*"({CODE})"', (ROOT / 'src' / 'findings' / 'quality.cpp').read_text(encoding='utf-8'))


def selection_fields():
    text = (ROOT / 'src' / 'findings' / 'selection_fields.cpp').read_text(encoding='utf-8')
    return re.findall(r'_field\(\s*"([a-z_]+)"', text) + re.findall(r'\.name = "([a-z_]+)"', text)


def diagnostic_codes():
    """Codes as they are given to a Diagnostic, directly or through the few functions that make one."""
    codes = set()
    for path in sorted((ROOT / 'src').rglob('*.[ch]pp')):
        text = path.read_text(encoding='utf-8')
        codes |= set(re.findall(rf'DiagnosticSeverity::\w+,\s*"({CODE})"', text)) | set(re.findall(rf'\brefuse\(\s*"({CODE})"', text))
        codes |= {f'unknown-{kind}' for kind in re.findall(r'\b(?:find_or_report|unknown)\(\s*"([a-z]+)"', text)}
        if path.parent.name in ('ledger', 'forms'):
            codes |= set(re.findall(rf'(?:\.(?:error|warning)\([^;]*?|return |Reason)\{{"({CODE})",', text))
        if path.parent.name == 'records':
            codes |= {code for code in re.findall(rf'\{{\s*"({CODE})",\s', text) if '-' in code}
    return sorted(codes)


def read_cases():
    return [casefile.read(path.read_text(encoding='utf-8')) for path in sorted(CASES.glob('*.case'))]


class Shown:
    """What the cases run and what they expect."""

    def __init__(self, cases):
        commands = [command for case in cases for command in case.commands()]
        self.runs = [run for command in commands for run in re.findall(r'\bslipway\s[^|;&\n]*', command.line)]
        self.exit_codes = {command.exit_code for command in commands}
        expected = [line for command in commands for stream in (command.out, command.err) if stream for line in stream.lines]
        self.said = set(re.findall(rf'{CODE}', '\n'.join(line for line in expected if not line.startswith('! '))))

    def ran(self, *words):
        return any(all(re.search(rf'(?<!\S){re.escape(word)}(?!\S)', run) for word in words) for run in self.runs)

    def selects(self, field):
        return any(re.search(rf'--where\s.*(?<![a-z_]){field}[=!<>~]', run) for run in self.runs)


def missing(program, cases=None):
    """One line for everything that no case shows."""
    shown = Shown(read_cases() if cases is None else cases)
    whole_help = help_of(program)
    lacking = [f'option {option}' for option in options_in(whole_help) if not shown.ran(option)]
    for command in commands_in(whole_help):
        lacking += [] if shown.ran(command) else [f'command {command}']
        own = [option for option in options_in(help_of(program, command)) if option != '--help']
        lacking += [f'option {option} of {command}' for option in own if not shown.ran(command, option)]
    lacking += [f'exit code {code}' for code in re.findall(r'(\d) [a-z]', whole_help[whole_help.index('Exit codes:'):]) if int(code) not in shown.exit_codes]
    lacking += [f'finding {code}' for code in finding_codes() if code not in shown.said]
    lacking += [f'gap {code}' for code in gap_codes() if code not in shown.said]
    lacking += [f'check of quality {code}' for code in quality_codes() if code not in shown.said]
    lacking += [f'field {field} of --where' for field in selection_fields() if not shown.selects(field)]
    formats = table_words('report/report.hpp', 'format_words') + table_words('report/report.hpp', 'chart_format_words')
    lacking += [f'format {word}' for word in formats if not shown.ran('--format', word)]
    for what, table in (('light', 'light_words'), ('light reason', 'light_reason_words'), ('verdict', 'verdict_words')):
        lacking += [f'{what} {word}' for word in table_words('tracking/outlook.hpp', table) if word not in shown.said]
    records = '\n'.join(path.read_text(encoding='utf-8', errors='replace') for path in (ROOT / 'tests' / 'errors').rglob('*') if path.is_file())
    lacking += [f'diagnostic {code}' for code in diagnostic_codes() if code not in shown.said and f'[{code}]' not in records]
    return [line for line in lacking if line not in WITHOUT_CASE]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--slipway', type=pathlib.Path, default=ROOT / 'build' / 'release' / 'slipway')
    lines = missing(parser.parse_args().slipway.resolve())
    for line in lines:
        print(f'no case: {line}')
    sys.exit(1 if lines else 0)


if __name__ == '__main__':
    main()
