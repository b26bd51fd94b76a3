local async = require("async")
local sleeper = async.spawn(async.sleep, 60)
local waiter = async.spawn(function() return select(2, pcall(sleeper.await, sleeper)).kind end)
local function bad() async.sleep(0) error("first", 0) end
print(pcall(async.gather, { sleeper, bad }, { fail_fast = true }))
print(waiter:await())
-- expect: false	first
-- expect: aborted
