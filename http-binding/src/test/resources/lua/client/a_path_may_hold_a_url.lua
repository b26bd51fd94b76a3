local http = require("http")
local client = http.client{ base_url = BASE }
print(client:request("/echo?next=https://x/"):execute():json().target)
-- expect: /echo?next=https://x/
