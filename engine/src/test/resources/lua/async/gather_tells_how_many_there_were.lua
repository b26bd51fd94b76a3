local async = require("async")
local got = async.gather{ function() end, function() return "kept" end, print }
-- expect:
print(got.n, got[1], got[2], got[3])
for i = 1, got.n do print(i, async.is_error(got[i])) end
for key in pairs(got) do print("key", key) end
print(async.gather({}).n)
-- expect: 3	nil	kept	nil
-- expect: 1	false
-- expect: 2	false
-- expect: 3	false
-- expect: key	2
-- expect: 0
