local http = require("http")
local none = { ["User-Agent"] = false, accept = false, ["Accept-Encoding"] = false, ["Content-Type"] = false }
local headers = http.post(BASE .. "/echo", { headers = none, body = "x" }):json().headers
print(headers["user-agent"], headers.accept, headers["accept-encoding"], headers["content-type"])
-- expect: nil	nil	nil	nil
local client = http.client{ base_url = BASE, headers = { Accept = false } }
print(client:get("/echo"):json().headers.accept, client:get("/echo", { headers = { Accept = "a/b" } }):json().headers.accept)
-- expect: nil	a/b
