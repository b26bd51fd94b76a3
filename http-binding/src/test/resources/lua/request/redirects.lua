local http = require("http")
print(http.get(BASE .. "/redirect/1", { redirects = false }):status_code())
-- expect: 302
print(select(2, pcall(http.get, BASE .. "/redirect/3", { redirects = { max = 1 } })).kind)
-- expect: redirect
print(http.get(BASE .. "/redirect/3", { redirects = { allow_downgrade = true } }):status_code())
-- expect: 200
print(select(2, pcall(http.request, { redirects = { allow_downgrad = true } })))
-- expect: redirects has no field 'allow_downgrad'; did you mean 'allow_downgrade'?
