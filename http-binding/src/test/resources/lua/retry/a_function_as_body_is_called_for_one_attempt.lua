local http = require("http")
local function once()
  local sent = false
  return function()
    if not sent then sent = true return "piece" end
  end
end

local retries = { max = 2, backoff = 0 }
local ok, err = pcall(http.put, "http://127.0.0.1:1/", { body = once(), retries = retries })
print(err.kind, err.attempts)
-- expect: connect	3
ok, err = pcall(http.put, BASE .. "/gone", { body = once(), retries = retries })
print(err.kind, err.attempts, (err.message:match(";.*")))
-- expect: reset	1	; not tried again, as the function that makes its body was called
print(http.put(BASE .. "/flaky/function", { body = once(), retries = retries }):status_code())
-- expect: 503
