-- Fifty lines as a host would carry them.
local limits = { low = 10, high = 500, step = 0.5 }
local seen, total = {}, 0

local function clamp(value)
  if value < limits.low then
    return limits.low
  elseif value > limits.high then
    return limits.high
  end
  return value
end

local function normal(name)
  return (name:gsub("%s+", " "):lower())
end

local Account = {}
Account.__index = Account

function Account.new(owner, balance)
  return setmetatable({ owner = normal(owner), balance = balance or 0 }, Account)
end

function Account:add(amount)
  self.balance = clamp(self.balance + amount)
  seen[#seen + 1] = self.owner .. ":" .. self.balance
  return self.balance >= limits.low
end

local accounts = { Account.new("Ada  L"), Account.new("Alan", 20), Account.new("Grace", 30) }
for round = 1, 10 do
  for i, account in ipairs(accounts) do
    local ok, err = pcall(account.add, account, round * i * limits.step)
    if not ok then
      error("round " .. round .. " failed: " .. tostring(err), 0)
    end
    total = total + account.balance
  end
end

-- In order.
local names = {}
for _, account in pairs(accounts) do
  names[#names + 1] = account.owner
end
table.sort(names, function(a, b)
  return a < b
end)
return table.concat(names, ","), total, #seen
