local http = require("http")
local request = http.request{ url = BASE .. "/echo", method = "POST", file = "/no/such/file.txt" }
local ok, err = pcall(request.execute, request)
print(err.kind, err)
-- expect: body	file /no/such/file.txt does not exist
