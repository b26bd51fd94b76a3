local function show(trace) print((trace:gsub("\n%s*", " | "))) end
local function inner() show(debug.traceback("here")) return 1 end
local function middle()
  local x = inner()
  return x
end
function global()
  middle()
  return 2
end
global()
show(select(2, xpcall(function() middle() error("raised") end, debug.traceback)))
show(select(2, xpcall(function() local x = nil; x.y = 1 end, debug.traceback)))
local function forward(...) return inner(...) end
middle(forward())
local t = {}
function t:method() inner() return self end
t:method()
local function deep(n) if n == 0 then inner() return 0 end return 1 + deep(n - 1) end
deep(30)
local function yielding() coroutine.yield() inner() return 1 end
local co = coroutine.create(function()
  pcall(yielding)
  return yielding()
end)
coroutine.resume(co)
show(debug.traceback(co))
show(debug.traceback(co, "suspended"))
coroutine.resume(co)
show(debug.traceback(co))
coroutine.resume(co)
show(debug.traceback(co))
print(debug.getinfo(1, "l").currentline, debug.traceback(12) == debug.traceback("12"))

-- expect: here | stack traceback: | tracebacks.lua:2: in function 'inner' | tracebacks.lua:4: in function 'middle' | tracebacks.lua:8: in function 'global' | tracebacks.lua:11: in main chunk
-- expect: here | stack traceback: | tracebacks.lua:2: in function 'inner' | tracebacks.lua:4: in function 'middle' | tracebacks.lua:12: in function <tracebacks.lua:12> | tracebacks.lua:12: in main chunk
-- expect: tracebacks.lua:12: raised | stack traceback: | tracebacks.lua:12: in function <tracebacks.lua:12> | tracebacks.lua:12: in main chunk
-- expect: tracebacks.lua:13: attempt to index local 'x' (a nil value) | stack traceback: | tracebacks.lua:13: in function <tracebacks.lua:13> | tracebacks.lua:13: in main chunk
-- expect: here | stack traceback: | tracebacks.lua:2: in function 'inner' | tracebacks.lua:15: in main chunk
-- expect: here | stack traceback: | tracebacks.lua:2: in function 'inner' | tracebacks.lua:4: in function 'middle' | tracebacks.lua:15: in main chunk
-- expect: here | stack traceback: | tracebacks.lua:2: in function 'inner' | tracebacks.lua:17: in function 'method' | tracebacks.lua:18: in main chunk
-- expect: here | stack traceback: | tracebacks.lua:2: in function 'inner' | tracebacks.lua:19: in function 'deep' | tracebacks.lua:19: in function 'deep' | tracebacks.lua:19: in function 'deep' | tracebacks.lua:19: in function 'deep' | tracebacks.lua:19: in function 'deep' | tracebacks.lua:19: in function 'deep' | tracebacks.lua:19: in function 'deep' | tracebacks.lua:19: in function 'deep' | tracebacks.lua:19: in function 'deep' | tracebacks.lua:19: in function 'deep' | tracebacks.lua:19: in function 'deep' | ... | tracebacks.lua:19: in function 'deep' | tracebacks.lua:19: in function 'deep' | tracebacks.lua:19: in function 'deep' | tracebacks.lua:19: in function 'deep' | tracebacks.lua:19: in function 'deep' | tracebacks.lua:19: in function 'deep' | tracebacks.lua:19: in function 'deep' | tracebacks.lua:19: in function 'deep' | tracebacks.lua:19: in function 'deep' | tracebacks.lua:20: in main chunk
-- expect: stack traceback: | tracebacks.lua:21: in function 'yielding' | tracebacks.lua:23: in function <tracebacks.lua:22>
-- expect: suspended | stack traceback: | tracebacks.lua:21: in function 'yielding' | tracebacks.lua:23: in function <tracebacks.lua:22>
-- expect: here | stack traceback: | tracebacks.lua:2: in function 'inner' | tracebacks.lua:21: in function 'yielding' | tracebacks.lua:23: in function <tracebacks.lua:22>
-- expect: stack traceback: | tracebacks.lua:21: in function 'yielding'
-- expect: here | stack traceback: | tracebacks.lua:2: in function 'inner' | tracebacks.lua:21: in function 'yielding'
-- expect: stack traceback:
-- expect: 33	true
