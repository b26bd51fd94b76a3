local http = require("http")
local ok, err = pcall(function() return http.request{ method = "GET" }:execute() end)
print(err.kind, err)
-- expect: invalid_url	no URL was given
print(select(2, pcall(function() return http.client{ timeout = 1 }:request{ method = "GET" }:url() end)))
-- expect: no URL was given
print((http.client{ base_url = BASE .. "/echo" }:request{}:execute():json().target))
-- expect: /echo
print(select(2, pcall(http.get)))
-- expect: bad argument #1 to 'get' (URL or table of options expected, got no value)
print(select(2, pcall(http.request, true)))
-- expect: bad argument #1 to 'request' (URL or table of options expected, got boolean)
