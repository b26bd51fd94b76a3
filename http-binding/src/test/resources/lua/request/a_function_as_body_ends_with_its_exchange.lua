local http = require("http")
local pieces = 0
local task = http.request("POST", BASE .. "/echo", { body = function()
  pieces = pieces + 1
  return pieces == 1 and "a" or ""
end }):execute_task(print)
while pieces < 10 do http.get(BASE .. "/echo") end
task:abort()
print(task)
-- expect: Task: aborted
