local async = require("async")
local n = 0
local ticker
ticker = async.spawn_interval(function()
  n = n + 1
  print("tick", n)
  if n == 3 then ticker:abort() end
end, 5)
async.spawn_task(function() print("task") end)
-- expect: task
-- expect: tick	1
-- expect: tick	2
-- expect: tick	3
