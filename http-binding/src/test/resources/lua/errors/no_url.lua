local http = require("http")
local ok, err = pcall(function() return http.request{ method = "GET" }:execute() end)
print(err.kind, err)
-- expect: invalid_url	no URL was given
print(select(2, pcall(function() return http.client{ timeout = 1 }:request{ method = "GET" }:url() end)))
-- expect: no URL was given
print((http.client{ base_url = BASE .. "/echo" }:request{}:execute():json().target))
-- expect: /echo
