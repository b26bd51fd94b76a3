local http = require("http")
local task = http.request(BASE .. "/endless"):execute_streaming(function() end)
local ok, err = pcall(task.await, task)
print(err.kind, err:is("response"), (tostring(err):gsub(BASE, "")))
-- expect: too_large	true	event is larger than its limit of 1048576 bytes (option max_event), from /endless
