"""Runs a program and prints what it cost: `spawn.py INPUT OUTPUT COMMAND…`; a process of its own, and a small one.

The most memory of a program counts from before it was loaded, when it was a copy of its parent: a parent that holds corpora would lend
it its own size.
"""
import json
import os
import sys
import time

source, target, *command = sys.argv[1:]
start = time.monotonic()
process = os.posix_spawnp(command[0], command, os.environ, file_actions=[
    (os.POSIX_SPAWN_OPEN, 0, source, os.O_RDONLY, 0),
    (os.POSIX_SPAWN_OPEN, 1, target, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644),
])
_, status, usage = os.wait4(process, 0)
print(json.dumps({
    "status": os.waitstatus_to_exitcode(status), "cpu": usage.ru_utime + usage.ru_stime, "wall": time.monotonic() - start,
    "memory": usage.ru_maxrss * 1024 / 1e6,
}))
