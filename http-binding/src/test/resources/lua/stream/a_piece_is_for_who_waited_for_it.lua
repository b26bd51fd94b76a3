-- A task that holds up the thread, above the loop that waits, does not take what the loop was woken for.
local http, async = require("http"), require("async")
local stream = http.request(BASE .. "/gate?for=woken"):stream()
local held = false
async.spawn(function()
  http.get(BASE .. "/after?for=woken")
  table.sort({ 2, 1 }, function(x, y)
    if not held then
      held = true
      http.get(BASE .. "/open?for=woken")
      for _ = 1, 20 do http.get(BASE .. "/echo") end
      print(select(2, pcall(function()
        for _ in stream:lines() do break end
      end)))
    end
    return x < y
  end)
end)
for line in stream:lines() do print(line) end
-- expect: a_piece_is_for_who_waited_for_it.lua:13: the stream is already being read
-- expect: gate
