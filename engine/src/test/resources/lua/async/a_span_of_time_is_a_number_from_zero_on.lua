local async = require("async")
for _, wrong in ipairs{ -1, 0/0, "soon", {} } do print(select(2, pcall(async.sleep, wrong))) end
print(select(2, pcall(async.sleep)))
print(select(2, pcall(async.timeout, -1, print)))
-- expect: bad argument #1 to 'sleep' (seconds must not be negative, got -1.0)
-- expect: bad argument #1 to 'sleep' (seconds must not be negative, got NaN)
-- expect: bad argument #1 to 'sleep' (number expected, got string)
-- expect: bad argument #1 to 'sleep' (number expected, got table)
-- expect: bad argument #1 to 'sleep' (number expected, got no value)
-- expect: bad argument #1 to 'timeout' (seconds must not be negative, got -1.0)
print(pcall(async.timeout, 0.01, async.sleep, math.huge))
async.sleep("0.001")
print(async.timeout(math.huge, tostring, "in time"))
-- expect: false	the function did not return within 0.01 s
-- expect: in time
