"""Small programs that cases may use beside the shell's.

columns NAME...            these columns of the CSV on standard input (or of the rows of a JSON answer with --of LIST), aligned
terminal WIDTH COMMAND...  the command on a terminal of that width
"""
import csv
import io
import json
import os
import pty
import struct
import sys
import unicodedata


def width(text):
    return sum(2 if unicodedata.east_asian_width(c) in 'WF' else 1 for c in text)


def plain(value):
    if value is None:
        return ''
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def columns(names):
    text = sys.stdin.buffer.read().decode('utf-8')
    if names[:1] == ['--of']:
        rows = json.loads(text)[names[1]]
        names = names[2:]
    else:
        rows = list(csv.DictReader(io.StringIO(text)))
    table = [names] + [[plain(row[name]) for name in names] for row in rows]
    widths = [max(width(row[i]) for row in table) for i in range(len(names))]
    for row in table:
        print('  '.join((cell or '-') + ' ' * (widths[i] - width(cell or '-')) for i, cell in enumerate(row)).rstrip())


def terminal(arguments):
    import fcntl
    import termios
    child, end = pty.fork()
    if child == 0:
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack('HHHH', 25, int(arguments[0]), 0, 0))
        os.execvp(arguments[1], arguments[1:])
    written = b''
    try:
        while part := os.read(end, 65536):
            written += part
    except OSError:  # how a terminal says that its program has ended
        pass
    sys.stdout.buffer.write(written.replace(b'\r\n', b'\n'))
    sys.stdout.flush()
    sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))


if __name__ == '__main__':
    {'columns': columns, 'terminal': terminal}[sys.argv[1]](sys.argv[2:])
