local async = require("async")
print(async.timeout(60, function(a, b) async.sleep(0) return a + b, "second" end, 1, 2))
local ok, err = pcall(async.timeout, 0.01, function() async.sleep(60) print("never") end)
print(ok, err.kind, err:is("timeout"), err)
print(pcall(async.timeout, 1, function() error("inside", 0) end))
-- expect: 3	second
-- expect: false	timeout	true	the function did not return within 0.01 s
-- expect: false	inside
