-- /gate answers when /open was asked for, /after when /gate was.
local http, async = require("http"), require("async")
local first = async.spawn(function() return http.get(BASE .. "/gate?for=spawned"):text() end)
local second = async.spawn(function()
  local after = http.get(BASE .. "/after?for=spawned"):text()
  http.get(BASE .. "/open?for=spawned")
  return after
end)
print(first:await(), second:await())
-- expect: gate	after
