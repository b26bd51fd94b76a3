local async = require("async")
local running, most = 0, 0
local jobs = {}
for i = 1, 20 do
  jobs[i] = function()
    running = running + 1
    most = math.max(most, running)
    async.sleep(0.001 * (i % 3))
    running = running - 1
    return i
  end
end
local all = async.gather(jobs, { concurrency = 4 })
print(most, table.concat(all, " "))
for i = 1, 3000 do jobs[i] = function() error(i, 0) end end
all = async.gather(jobs, { concurrency = 1 })
print(#all, all[1], all[3000])
-- expect: 4	1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20
-- expect: 3000	1	3000
