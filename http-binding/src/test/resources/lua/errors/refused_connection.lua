local http = require("http")
local ok, err = pcall(http.get, "http://127.0.0.1:1/path")
print(ok, err.kind, err:is("transport"), err.url, err.method, err.attempts)
-- expect: false	connect	true	http://127.0.0.1:1/path	GET	1
print(err)
-- expect: connection to 127.0.0.1:1 refused
print("failed: " .. err)
-- expect: failed: connection to 127.0.0.1:1 refused
