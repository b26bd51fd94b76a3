local http = require("http")
local client = http.client()
client:close()
print(select(2, pcall(client.get, client, BASE .. "/echo")))
-- expect: the client has been closed
