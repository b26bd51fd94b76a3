local http = require("http")
local r = http.get(BASE .. "/echo")
print(select(2, pcall(function() return r:staus_code() end)):match("Response has no method.*"))
-- expect: Response has no method 'staus_code'; did you mean 'status_code'?
