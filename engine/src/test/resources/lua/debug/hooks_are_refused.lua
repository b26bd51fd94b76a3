print(pcall(function() debug.sethook(print) end))
-- expect: false	hooks_are_refused.lua:1: debug.sethook is not available: functions are compiled for the JVM
