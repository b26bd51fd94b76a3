local http = require("http")
local ok, err = pcall(http.get, BASE .. "/bytes/1001", { max_body = 1000 })
print(ok, err.kind, (err.message:gsub(BASE, "")))
-- expect: false	too_large	body from /bytes/1001 is larger than max_body, which is 1000 bytes; save and stream take a body of any size
print(#http.get(BASE .. "/bytes/1000", { max_body = 1000 }):body())
-- expect: 1000
local ok, err = pcall(http.get, BASE .. "/gzip", { max_body = 20 })
print(ok, err.kind)
-- expect: false	too_large
