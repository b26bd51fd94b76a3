local http = require("http")
local function fails(path, opts)
  local task = http.request(BASE .. path):execute_streaming(function() end, opts)
  local ok, err = pcall(task.await, task)
  print(ok, ok or err.kind)
end
fails("/sse", { max_event = 10 })
fails("/ndjson", { max_line = 8 })
fails("/ndjson", { max_line = 100, max_event = 1 })
print(select(2, pcall(fails, "/sse", { max_line = -1 })))
-- expect: false	too_large
-- expect: false	too_large
-- expect: true	true
-- expect: max_line must be an integer from 0 to 2147483639, not -1
