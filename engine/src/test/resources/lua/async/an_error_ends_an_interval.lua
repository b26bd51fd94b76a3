local async = require("async")
local n = 0
local ticker = async.spawn_interval(function()
  n = n + 1
  if n == 3 then error("third time", 0) end
end, 0)
print(pcall(ticker.await, ticker))
print(n, ticker)
-- expect: false	third time
-- expect: 3	Task: failed
async.spawn_interval(function() error("nobody waits", 0) end, 1)
-- expect error: nobody waits
