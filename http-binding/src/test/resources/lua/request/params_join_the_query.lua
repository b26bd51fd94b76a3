local http = require("http")
local request = http.request{ url = BASE .. "/echo?a=1", params = { b = { "2", "x y" } } }
print(request:execute():json().target)
-- expect: /echo?a=1&b=2&b=x+y
