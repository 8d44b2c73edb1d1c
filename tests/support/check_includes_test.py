#!/usr/bin/env python3
"""check_includes.py finds what it is there to find, and nothing else."""
import pathlib
import subprocess
import sys
import tempfile
import unittest

CHECKER = pathlib.Path(__file__).with_name('check_includes.py')


def check(path, text):
    """Exit code and output for a tree with this one file."""
    with tempfile.TemporaryDirectory() as root:
        file = pathlib.Path(root, path)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding='utf-8')
        done = subprocess.run([sys.executable, CHECKER, '--root', root], capture_output=True, text=True, check=False)
        return done.returncode, done.stdout


class Floors(unittest.TestCase):
    def accepted(self, path, text):
        self.assertEqual(check(path, text), (0, 'every include goes down\n'))

    def refused(self, path, text, message):
        code, out = check(path, text)
        self.assertEqual(code, 1)
        self.assertIn(f'{path}{message}', out)

    def test_down_and_own_room(self):
        self.accepted('src/report/weekly.cpp', '#include "report/table.hpp"\n#include "slipway/base/date.hpp"\n#include <vector>\n')
        self.accepted('include/slipway/model/portfolio.hpp', '#pragma once\n#include <slipway/calendar/calendar.hpp>\n')
        self.accepted('src/main.cpp', '#include "slipway/cli/run.hpp"\n')

    def test_up(self):
        self.refused('src/base/date.cpp', '\n#include "slipway/model/portfolio.hpp"\n', ':2: base (floor 0) includes')
        self.refused('include/slipway/calendar/calendar.hpp', '#  include <slipway/cli/run.hpp>\n', ':1: calendar (floor 1) includes')
        self.refused('src/records/read.cpp', '#include "report/table.hpp"\n', ':1: records (floor 3) includes')

    def test_neighbour(self):
        self.refused('src/findings/rules.cpp', '#include "slipway/store/store.hpp"\n', ':1: findings (floor 5) includes')
        self.refused('src/sheet/workbook.cpp', '#include "slipway/calendar/calendar.hpp"\n', ':1: sheet (floor 1) includes')

    def test_no_room(self):
        self.refused('src/base/date.cpp', '#include "date.hpp"\n', ':1: "date.hpp" names no room')
        self.refused('src/base/date.cpp', '#include "../store/store.hpp"\n', ':1: "../store/store.hpp" names no room')
        self.refused('src/helpers/date.cpp', '', ': lies in no room')
        self.refused('include/slipway/date.hpp', '', ': lies in no room')

    def test_libraries(self):
        self.accepted('src/store/store.cpp', '#include <SQLiteCpp/SQLiteCpp.h>\n')
        self.refused('src/report/weekly.cpp', '#include <SQLiteCpp/Database.h>\n', ':1: only store may name')
        self.accepted('src/schedule/network.cpp', '#include <boost/graph/strong_components.hpp>\n')
        self.refused('src/schedule/passes.cpp', '#include <boost/graph/graph_traits.hpp>\n', ':1: only src/schedule/network.cpp may name')
        self.refused('src/model/portfolio.cpp', '#include <toml++/toml.h>\n', ':1: only records may name')
        self.refused('src/main.cpp', '#include <CLI/CLI.hpp>\n', ':1: only cli may name')
        self.accepted('src/sheet/archive.cpp', '#include <zip.h>\n#include <pugixml.hpp>\n#include <xlsxwriter.h>\n')
        for header in ('zip.h', 'pugixml.hpp', 'xlsxwriter.h'):
            self.refused('src/records/files.cpp', f'#include <{header}>\n', ':1: only ')

    def test_empty_tree(self):
        code, out = check('README.md', '')
        self.assertEqual(code, 1)
        self.assertIn('no sources', out)


if __name__ == '__main__':
    unittest.main()
