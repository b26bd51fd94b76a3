local async = require("async")
local wanted = async.spawn(function() async.sleep(0.02) return "wanted" end)
local waiter = async.spawn(function() return wanted:await() end)
async.sleep(0)
waiter:abort()
print(wanted:await())
-- expect: wanted
