local async = require("async")
local function slow() async.sleep(60) print("never") end
local function bad() async.sleep(0) error("first", 0) end
print(pcall(async.gather, { slow, bad, slow }, { fail_fast = true }))
print(pcall(async.gather, { slow, bad, slow }, { fail_fast = true, concurrency = 2 }))
-- expect: false	first
-- expect: false	first
