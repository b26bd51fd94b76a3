local http = require("http")
print(http.post{ url = BASE .. "/echo", body = "b" }:json().method)
-- expect: POST
local client = http.client{ base_url = BASE }
print(client:get{ url = "echo", params = { q = 1 } }:json().target)
-- expect: /echo?q=1
print(pcall(http.post, BASE .. "/echo", "body"))
-- expect: false	bad argument #2 to 'post' (a table of options such as {body=, headers=} expected, got string)
print(select(2, pcall(function() http.request(BASE):set_header("X-A") end)))
-- expect: the value of header X-A must be a string, not nil
print(pcall(http.gather, { BASE .. "/echo", concurrency = 2 }))
-- expect: false	bad argument #1 to 'gather' (concurrency belongs in a second table: gather(list, {concurrency=}))
