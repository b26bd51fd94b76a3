local http = require("http")
print(select(2, pcall(function() http.request(BASE):set_method("CONNECT") end)).kind)
-- expect: invalid_option
print(select(2, pcall(function() http.request("TRACE", BASE, { body = "x" }):execute() end)).kind)
-- expect: invalid_option
