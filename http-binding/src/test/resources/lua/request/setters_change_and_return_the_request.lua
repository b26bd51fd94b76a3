local http = require("http")
local request = http.request(BASE .. "/echo")
request:set_header("X-A", "1")
print(request:set_headers({ ["x-a"] = "2", ["X-B"] = { "3", "4" } }) == request)
-- expect: true
local headers = request:execute():json().headers
print(headers["x-a"], headers["x-b"])
-- expect: 2	3, 4
