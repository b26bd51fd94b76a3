-- A rule script as a host would run it, with global functions: records in, rules over their fields, totals out.
function make_order(i)
  return {
    id = i, country = ({ "SE", "DE", "US", "JP" })[i % 4 + 1], total = i * 37 % 1000 + 0.5, items = i % 7 + 1,
    express = i % 5 == 0, customer = { level = i % 3, age = 18 + i % 60, name = "c" .. i % 100 },
  }
end

function discount(order)
  local d = 0
  if order.customer.level == 2 then
    d = d + 0.1
  elseif order.customer.level == 1 and order.total > 500 then
    d = d + 0.05
  end
  if order.items >= 5 then
    d = d + 0.02
  end
  return d
end

rules = {
  { name = "domestic", when = function(o) return o.country == "SE" end, apply = function(o) o.shipping = 0 end },
  { name = "abroad", when = function(o) return o.country ~= "SE" end, apply = function(o) o.shipping = o.express and 30 or 12.5 end },
  { name = "discount", when = function(o) return discount(o) > 0 end, apply = function(o) o.price = o.total * (1 - discount(o)) end },
  { name = "full", when = function(o) return o.price == nil end, apply = function(o) o.price = o.total end },
  { name = "senior", when = function(o) return o.customer.age > 65 and not o.express end, apply = function(o) o.price = o.price - 1 end },
}

sums = {}
fired = {}
for i = 1, 300000 do
  local order = make_order(i)
  for _, rule in ipairs(rules) do
    if rule.when(order) then
      rule.apply(order)
      fired[rule.name] = (fired[rule.name] or 0) + 1
    end
  end
  local name = order.customer.name
  sums[name] = (sums[name] or 0) + order.price + order.shipping
end
local all = 0
for _, sum in pairs(sums) do
  all = all + math.floor(sum * 100)
end
print("records", fired.domestic, fired.abroad, fired.discount, fired.full, fired.senior, all)
