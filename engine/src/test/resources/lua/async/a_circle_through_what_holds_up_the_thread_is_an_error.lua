-- A wait in a comparator cannot be suspended: what runs meanwhile cannot wait for the task it is in.
local async = require("async")
local function sorts(wait)
  return async.spawn(table.sort, { 2, 1 }, function(a, b) wait() return a < b end)
end
local function pause() async.sleep(0.001) end
local below = sorts(pause)
sorts(function() print(select(2, pcall(below.await, below)).kind) end):await()
print(below:await())
-- expect: deadlock
-- expect:
below = sorts(pause)
sorts(function()
  print(async.gather{
    function() table.sort({ 2, 1 }, function(a, b) pause() return a < b end) end,
    function() below:await() end,
  }[2].kind)
end):await()
-- expect: deadlock
local upper = async.spawn(async.sleep, 0.001)
below = sorts(function() upper:await() end)
print(async.gather(below, function() return below:await() end, upper)[1])
-- expect: nil
