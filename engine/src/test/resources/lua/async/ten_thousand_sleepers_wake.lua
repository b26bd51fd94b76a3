local async = require("async")
local sleepers, woken = {}, 0
for i = 1, 10000 do
  sleepers[i] = function()
    async.sleep((i % 10) / 1000)
    woken = woken + 1
  end
end
async.gather(sleepers)
print(woken)
-- expect: 10000
