local http = require("http")
print(http.get(BASE .. "/flaky/two", { retries = { max = 2, backoff = 0 } }):text())
-- expect: attempt 3
print(http.get(BASE .. "/flaky/none"):status_code())
-- expect: 503
local ok, err = pcall(function()
  http.get(BASE .. "/status/503", { retries = { max = 1, backoff = 0 } }):raise_for_status()
end)
print(err.kind, err.status, err.attempts)
-- expect: status	503	2
local ok, err = pcall(http.get, "http://127.0.0.1:1/", { retries = { max = 2, backoff = 0 } })
print(err.kind, err.attempts)
-- expect: connect	3
print(http.post(BASE .. "/flaky/post", { retries = { backoff = 0 } }):status_code())
-- expect: 503
print(http.post(BASE .. "/flaky/post2", { body = "again", retries = { backoff = 0, unsafe = true } }):text())
-- expect: attempt 3 again
print(http.get(BASE .. "/status/404", { retries = { max = 1, on = { 404, "connect" }, backoff = 0 } }):status_code())
-- expect: 404
