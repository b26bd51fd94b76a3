local async = require("async")
local sleeper = async.spawn(async.sleep, 60)
local waiter = async.spawn(function()
  local ok, err = pcall(sleeper.await, sleeper)
  print("heard", ok, err.kind)
end)
async.sleep(0)
sleeper:abort()
print("straight on")
waiter:await()
-- expect: straight on
-- expect: heard	false	aborted
