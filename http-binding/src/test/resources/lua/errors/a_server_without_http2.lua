local http = require("http")
local ok, err = pcall(http.get, BASE .. "/echo", { http_version = "2" })
print(err:is("transport"), (err.message:match("; .*")))
-- expect: true	; perhaps it does not speak HTTP/2, as http_version = "2" asks
ok, err = pcall(http.get, "http://127.0.0.1:1/", { http_version = "2" })
print(err)
-- expect: connection to 127.0.0.1:1 refused
