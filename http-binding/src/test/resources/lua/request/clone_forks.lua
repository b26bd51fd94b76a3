local http = require("http")
local base = http.request(BASE .. "/echo"):set_header("X-A", "1")
local fork = base:clone():set_header("X-A", "2")
print(base:execute():json().headers["x-a"], fork:execute():json().headers["x-a"])
-- expect: 1	2
