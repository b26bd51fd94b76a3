local http = require("http")
local one, other = http.client{ base_url = BASE }, http.client{ base_url = BASE }
one:get("/headers")
print(one:get("/echo"):json().headers.cookie, other:get("/echo"):json().headers.cookie)
-- expect: a=1; b=2	nil
print(http.get(BASE .. "/echo"):json().headers.cookie)
-- expect: nil
print(one:get("/echo", { cookies = { b = "own" } }):json().headers.cookie)
-- expect: a=1; b=own
print(one:get("/echo", { headers = { Cookie = "c=3" } }):json().headers.cookie)
-- expect: c=3
print(one:get("/set-and-go"):json().headers.cookie)
-- expect: a=1; b=2; hop=1
print(http.get(BASE .. "/echo", { cookies = { x = "1" } }):json().headers.cookie)
-- expect: x=1
print(http.client{ cookies = { d = "4" } }:get(BASE .. "/echo"):json().headers.cookie)
-- expect: d=4
local both = http.client{ cookies = { d = "4", e = "5" } }
print(both:request(BASE .. "/echo"):set_cookies({ e = "6" }):set_cookies({ f = "7" }):execute():json().headers.cookie)
-- expect: d=4; e=6; f=7
