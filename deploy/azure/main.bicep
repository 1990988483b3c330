// az deployment group create --resource-group <group> --template-file deploy/azure/main.bicep --parameters
//   host=vanthu.tinh.gov.vn image=<registry>/vanthu:<tag> scannerImage=<registry>/vanthu-clamav:<tag> appId=<client id> sqlAdministrator=<group name> sqlAdministratorId=<its object id>
// Container Apps with a managed identity, Azure SQL signed in to with Entra alone, and the bot. No secret anywhere.
targetScope = 'resourceGroup'

@description('The host that browsers reach, such as vanthu.tinh.gov.vn; its certificate is bound after the first deployment.')
param host string
@description('The image built by deploy/Dockerfile.')
param image string
@description('The application (client) id that npm run setup made.')
param appId string
@description('The Entra group that administers the database, by name and by object id.')
param sqlAdministrator string
param sqlAdministratorId string
param location string = resourceGroup().location
param name string = 'vanthu'
@description('How many servers; each has its own clamd beside it.')
@minValue(1)
param servers int = 2
@description('Where Container Apps proxies come from.')
param proxies string = '100.64.0.0/10'
@description('The image built by deploy/clamav: the official one does not say when it passes a file over.')
param scannerImage string
@description('Of the images, such as donvi.azurecr.io, where it is a private one: the identity then needs AcrPull there.')
param registry string = ''
@description('Where registered files go; without it they stay in the database.')
param sharePointSite string = ''

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: name
  location: location
}

resource logs 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: name
  location: location
  properties: {
    sku: { name: 'PerGB2018' }
    retentionInDays: 90
  }
}

resource sql 'Microsoft.Sql/servers@2023-08-01-preview' = {
  name: '${name}-${uniqueString(resourceGroup().id)}'
  location: location
  properties: {
    minimalTlsVersion: '1.2'
    administrators: {
      administratorType: 'ActiveDirectory'
      principalType: 'Group'
      login: sqlAdministrator
      sid: sqlAdministratorId
      tenantId: subscription().tenantId
      azureADOnlyAuthentication: true
    }
  }

  resource database 'databases' = {
    name: 'vanthu'
    location: location
    sku: { name: 'GP_S_Gen5_2', tier: 'GeneralPurpose' }
    properties: {
      autoPauseDelay: -1
      zoneRedundant: false
    }
  }

  // Only what runs in Azure; a private endpoint takes its place where the agency has a network of its own.
  resource fromAzure 'firewallRules' = {
    name: 'AllowAllWindowsAzureIps'
    properties: { startIpAddress: '0.0.0.0', endIpAddress: '0.0.0.0' }
  }
}

resource environment 'Microsoft.App/managedEnvironments@2024-03-01' = {
  name: name
  location: location
  properties: {
    // Up to 4 cores and 8 GiB a replica; an environment without profiles is one of the old kind, with half of that.
    workloadProfiles: [{ name: 'Consumption', workloadProfileType: 'Consumption' }]
    appLogsConfiguration: {
      destination: 'log-analytics'
      logAnalyticsConfiguration: {
        customerId: logs.properties.customerId
        sharedKey: logs.listKeys().primarySharedKey
      }
    }
  }
}

resource app 'Microsoft.App/containerApps@2024-03-01' = {
  name: name
  location: location
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identity.id}': {} }
  }
  properties: {
    environmentId: environment.id
    workloadProfileName: 'Consumption'
    configuration: {
      activeRevisionsMode: 'Single'
      registries: empty(registry) ? [] : [{ server: registry, identity: identity.id }]
      ingress: { external: true, targetPort: 3978, transport: 'http', allowInsecure: false }
    }
    template: {
      terminationGracePeriodSeconds: 30
      containers: [
        {
          name: 'vanthu'
          image: image
          resources: { cpu: json('1.5'), memory: '3Gi' }
          env: concat([
            { name: 'VANTHU_HOST', value: '0.0.0.0' }
            { name: 'VANTHU_DATA', value: '/data' }
            { name: 'VANTHU_SPOOL', value: 'database' }
            { name: 'VANTHU_PUBLIC_URL', value: 'https://${host}' }
            { name: 'VANTHU_TRUSTED_PROXIES', value: proxies }
            { name: 'MICROSOFT_APP_ID', value: appId }
            { name: 'MICROSOFT_APP_TENANT_ID', value: subscription().tenantId }
            { name: 'MICROSOFT_APP_MANAGED_IDENTITY', value: identity.properties.clientId }
            { name: 'SQLSERVER_HOST', value: sql.properties.fullyQualifiedDomainName }
            { name: 'SQLSERVER_DATABASE', value: 'vanthu' }
            { name: 'SQLSERVER_AUTHENTICATION', value: 'managed-identity' }
            { name: 'SQLSERVER_USER', value: identity.properties.clientId }
            { name: 'VANTHU_SCANNER', value: 'clamd' }
            { name: 'CLAMD_HOST', value: '127.0.0.1' }
          ], empty(sharePointSite) ? [] : [
            { name: 'VANTHU_ARCHIVE', value: 'sharepoint' }
            { name: 'SHAREPOINT_SITE', value: sharePointSite }
          ])
          volumeMounts: [{ volumeName: 'data', mountPath: '/data' }]
          probes: [
            { type: 'Liveness', httpGet: { path: '/healthz', port: 3978 }, periodSeconds: 15, failureThreshold: 4 }
            { type: 'Readiness', httpGet: { path: '/readyz', port: 3978 }, periodSeconds: 10, failureThreshold: 3 }
            { type: 'Startup', httpGet: { path: '/healthz', port: 3978 }, periodSeconds: 30, failureThreshold: 10 }
          ]
        }
        {
          name: 'clamd'
          image: scannerImage
          resources: { cpu: json('1.5'), memory: '3Gi' }
        }
      ]
      volumes: [{ name: 'data', storageType: 'EmptyDir' }]
      scale: { minReplicas: servers, maxReplicas: servers }
    }
  }
}

resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
  name: '${name}-bot'
  location: 'global'
  kind: 'azurebot'
  sku: { name: 'S1' }
  properties: {
    displayName: 'Vanthu'
    endpoint: 'https://${host}/api/messages'
    msaAppId: appId
    msaAppType: 'SingleTenant'
    msaAppTenantId: subscription().tenantId
  }

  resource teams 'channels' = {
    name: 'MsTeamsChannel'
    location: 'global'
    properties: {
      channelName: 'MsTeamsChannel'
      properties: { isEnabled: true }
    }
  }
}

@description('For npm run setup -- --identity: the app then trusts this identity (a federated credential).')
output identityPrincipalId string = identity.properties.principalId
@description('The name of the database user to create: create user [<name>] from external provider')
output databaseUser string = identity.name
output databaseServer string = sql.properties.fullyQualifiedDomainName
@description('Where DNS leads the host.')
output ingress string = app.properties.configuration.ingress.fqdn
