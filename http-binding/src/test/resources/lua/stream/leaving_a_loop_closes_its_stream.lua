local async, http = require("async"), require("http")

local function check(way, leave)
  local stream = http.request(BASE .. "/ticks"):stream()
  leave(stream)
  print(way, tostring(stream):match("Stream: (%a+)"))
end

local function fail(stream)
  for event in stream:events() do error(event.data) end
end

check("break", function(stream)
  for _ in stream:events() do break end
end)
check("return", function(stream)
  for event in stream:events() do return event end
end)
check("goto", function(stream)
  for _ in stream:events() do
    for _ in pairs{ 1 } do goto out end
  end
  ::out::
end)
check("goto back", function(stream)
  local again = true
  ::top::
  if again then
    for _ in stream:events() do again = false goto top end
  end
end)
check("goto in a large function", function(stream)
  local much = ("do local t = { 1, 2, 3 } end "):rep(400)
  local large = "local stream = ... " .. much
    .. "for _ in stream:events() do goto out end " .. much .. " ::out::"
  assert(load(large))(stream)
end)
check("pcall", function(stream) assert(not pcall(fail, stream)) end)
check("xpcall", function(stream) xpcall(fail, print, stream) end)
check("inner", function(stream)
  local inner = http.request(BASE .. "/ticks"):stream()
  for _ in stream:events() do
    pcall(fail, inner)
    print("inner", tostring(inner):match("%a+", 8), tostring(stream):match("%a+", 8))
    break
  end
end)
check("handler", function(stream)
  local inner = http.request(BASE .. "/ticks"):stream()
  for _ in stream:events() do
    xpcall(error, function() fail(inner) end)
    print("handler", tostring(inner):match("%a+", 8), tostring(stream):match("%a+", 8))
    break
  end
end)
check("__tostring", function(stream)
  local inner = http.request(BASE .. "/ticks"):stream()
  local unshown = setmetatable({}, { __tostring = function() fail(inner) end })
  for _ in stream:events() do
    async.gather{ function() error(unshown) end }
    break
  end
  print("__tostring", tostring(inner):match("%a+", 8))
end)
check("load", function(stream)
  assert(not load(function() fail(stream) end))
end)
check("coroutine", function(stream)
  local co = coroutine.create(fail)
  print(coroutine.resume(co, stream))
end)
check("closed coroutine", function(stream)
  local co = coroutine.wrap(function()
    for _ in stream:events() do coroutine.yield(coroutine.running()) end
  end)
  coroutine.close(co())
end)
check("task", function(stream) print(pcall(function() async.spawn(fail, stream):await() end)) end)
check("pcall in a task", function(stream)
  async.spawn(function()
    local function late()
      for event in stream:events() do
        async.sleep(0)
        error(event.data)
      end
    end
    assert(not pcall(late))
    print(tostring(stream):match("%a+", 8))
    async.sleep(0)
  end):await()
end)
check("aborted task", function(stream)
  local reading = false
  local task = async.spawn(function()
    coroutine.wrap(function()
      for _ in stream:events() do
        reading = true
        async.sleep(1000)
      end
    end)()
  end)
  while not reading do async.sleep(0) end
  task:abort()
end)
check("timeout", function(stream)
  print(pcall(async.timeout, 0.05, function()
    for _ in stream:events() do async.sleep(1000) end
  end))
end)
check("goes on", function(stream)
  for event in stream:events() do
    goto continue
    ::continue::
    pcall(error, event.data)
    print(event.data, tostring(stream):match("%a+", 8))
    if event.data then break end
  end
end)
-- expect: break	closed
-- expect: return	closed
-- expect: goto	closed
-- expect: goto back	closed
-- expect: goto in a large function	closed
-- expect: pcall	closed
-- expect: leaving_a_loop_closes_its_stream.lua:10: tick
-- expect: xpcall	closed
-- expect: inner	closed	open
-- expect: inner	closed
-- expect: handler	closed	open
-- expect: handler	closed
-- expect: __tostring	closed
-- expect: __tostring	closed
-- expect: load	closed
-- expect: false	leaving_a_loop_closes_its_stream.lua:10: tick
-- expect: coroutine	closed
-- expect: closed coroutine	closed
-- expect: false	leaving_a_loop_closes_its_stream.lua:10: tick
-- expect: task	closed
-- expect: closed
-- expect: pcall in a task	closed
-- expect: aborted task	closed
-- expect: false	the function did not return within 0.05 s
-- expect: timeout	closed
-- expect: tick	open
-- expect: goes on	closed
