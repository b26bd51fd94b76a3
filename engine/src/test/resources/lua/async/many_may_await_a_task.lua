local async = require("async")
local function twice(task)
  local function await() return select("#", task:await()), task:await() end
  return async.spawn(await), async.spawn(await)
end
local one, two = twice(async.spawn(function() async.sleep(0) return nil, "second", nil end))
print(one:await())
print(two:await())
-- expect: 3	nil	second	nil
-- expect: 3	nil	second	nil
one, two = twice(async.spawn(function() async.sleep(0) error() end))
print(pcall(one.await, one))
print(pcall(two.await, two))
-- expect: false	nil
-- expect: false	nil
