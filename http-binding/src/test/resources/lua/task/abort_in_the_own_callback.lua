local http = require("http")
local function aborted(path, method)
  local task, calls = nil, 0
  task = http.request(BASE .. path)[method](http.request(BASE .. path), function()
    calls = calls + 1
    task:abort()
    task:cancel()
    print(task:done(), task)
    return true
  end)
  local ok, err = pcall(task.await, task)
  print(ok, err.kind, calls)
end
aborted("/echo", "execute_task")
aborted("/ndjson", "execute_streaming")
-- expect: true	Task: aborted
-- expect: false	aborted	1
-- expect: true	Task: aborted
-- expect: false	aborted	1
