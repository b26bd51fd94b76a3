local http = require("http")
local task
task = http.request(BASE .. "/echo"):execute_task(function()
  task:abort()
  error("on purpose", 0)
end)
-- expect error: on purpose
