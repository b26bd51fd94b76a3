local async = require("async")
local running, n = 0, 0
local ticker
ticker = async.spawn_interval(function()
  running = running + 1
  assert(running == 1)
  async.sleep(0.01)
  running = running - 1
  n = n + 1
  if n == 4 then ticker:abort() end
end, 1)
pcall(ticker.await, ticker)
print(n)
-- expect: 4
