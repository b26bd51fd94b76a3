local http = require("http")
local retries = { max = 2, backoff = 0, on = { "reset" } }
local response = http.get(BASE .. "/cut/twice", { retries = retries })
print(response:text())
-- expect: attempt 3
http.request{ url = BASE .. "/cut/task", retries = retries }:execute_task(function(r) print(r:text()) end):await()
-- expect: attempt 3
print(http.gather{ { url = BASE .. "/cut/many", retries = retries } }[1]:text())
-- expect: attempt 3
local ok, err = pcall(http.get, BASE .. "/cut/once", { retries = { max = 1, backoff = 0 } })
print(err.kind, err.attempts)
-- expect: reset	2
ok, err = pcall(http.post, BASE .. "/cut/post", { retries = retries })
print(err.kind, err.attempts)
-- expect: reset	1
ok, err = pcall(function()
  local request = http.request{ url = BASE .. "/cut/stream", retries = retries }
  for piece in request:stream():chunks() do print(piece) end
end)
print(err.kind, err.attempts)
-- expect: att
-- expect: reset	1
