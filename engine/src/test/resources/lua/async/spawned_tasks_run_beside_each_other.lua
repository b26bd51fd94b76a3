local async = require("async")
local function worker(name)
  for i = 1, 2 do
    async.sleep(0)
    print(name, i)
  end
  return name, 7
end
local one = async.spawn(worker, "one")
local two = async.spawn(worker, "two")
print("main goes on")
print(two:await())
print(one:done(), tostring(one))
-- expect: main goes on
-- expect: one	1
-- expect: two	1
-- expect: one	2
-- expect: two	2
-- expect: two	7
-- expect: true	Task: done
